// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/tlsidentityfile.h"

#include "core/base/clock.h"
#include "core/verify/selfsignedcertificate.h"
#include "core/verify/tlscertificate.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 MaxFileBytes = 1024 * 1024;
constexpr qint64 RenewBeforeUs = 30LL * 24 * 60 * 60 * 1'000'000;
constexpr qsizetype MaxNames = 64;
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

QString tr(const char *text)
{
    return QCoreApplication::translate("TlsIdentityFile", text);
}

Result<QByteArray> readPem(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {tr("Cannot read the %1 file %2: %3.").arg(what, path, file.errorString())};
    const QByteArray bytes = file.read(MaxFileBytes + 1);
    if (bytes.size() > MaxFileBytes)
        return Error {tr("The %1 file %2 is larger than 1 MiB.").arg(what, path)};
    return bytes;
}

Status save(const QString &path, const QByteArray &bytes, bool secret)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly)
        && (!secret || file.setPermissions(OwnerOnly)) // before the secret is in it
        && file.write(bytes) == bytes.size() && file.commit();
    return saved ? success()
                 : Status(Error {tr("Cannot save %1: %2.").arg(path, file.errorString())});
}

bool othersCanRead([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_UNIX
    return QFile::permissions(path).testFlag(QFile::ReadOther);
#else
    return false; // the bits say nothing there
#endif
}

/// Whether the key's file belonged to its owner alone, or does now.
bool keepToOwner(const QString &keyPath)
{
    return !othersCanRead(keyPath) || QFile::setPermissions(keyPath, OwnerOnly);
}

/// The identity as it lies in the folder, when it serves for a while yet and for all names; else
/// the names that a new one should have.
struct Kept
{
    bool serves = false;
    bool valid = false; ///< a certificate and its key
    TlsIdentity identity {};
    QStringList names {};
};

QString certificateIn(const QString &folder)
{
    return folder + "/certificate.pem"_L1;
}

QString keyIn(const QString &folder)
{
    return folder + "/key.pem"_L1;
}

Kept readKept(const QString &folder, const QStringList &names, qint64 nowUs)
{
    Kept kept {.names = names};
    const Result<QByteArray> certificate = readPem(certificateIn(folder), {});
    const Result<QByteArray> key = readPem(keyIn(folder), {});
    if (!certificate || !key)
        return kept;
    kept.identity = {*certificate, *key};
    const Result<TlsCertificate> read = TlsCertificate::read(kept.identity);
    if (!read)
        return kept;
    kept.valid = true;
    const QStringList had = read->names();
    for (const QString &name : had) {
        if (!kept.names.contains(name) && kept.names.size() < MaxNames)
            kept.names.append(name);
    }
    kept.serves = read->notBeforeUs() <= nowUs && read->notAfterUs() > nowUs + RenewBeforeUs
        && std::all_of(names.begin(), names.end(),
                       [&read](const QString &name) { return read->covers(name); });
    return kept;
}
} // namespace

Result<LoadedTlsIdentity> loadTlsIdentity(const QString &certificatePath, const QString &keyPath,
                                          qint64 nowUs)
{
    const Result<QByteArray> certificate = readPem(certificatePath, tr("certificate"));
    if (!certificate)
        return certificate.error();
    const Result<QByteArray> key = readPem(keyPath, tr("key"));
    if (!key)
        return key.error();
    LoadedTlsIdentity loaded {{*certificate, *key}, {}};
    const Result<TlsCertificate> read = TlsCertificate::read(loaded.identity);
    if (!read)
        return Error {tr("Cannot use the certificate %1 with the key %2: %3.")
                          .arg(certificatePath, keyPath, read.error().message)};
    if (read->notAfterUs() < nowUs)
        loaded.warning = tr("The certificate %1 expired on %2. Senders that check it will not "
                            "deliver.")
                             .arg(certificatePath, localDateTime(read->notAfterUs()));
    else if (read->notBeforeUs() > nowUs)
        loaded.warning = tr("The certificate %1 is not valid before %2. Senders that check it will "
                            "not deliver.")
                             .arg(certificatePath, localDateTime(read->notBeforeUs()));
    else if (othersCanRead(keyPath))
        loaded.warning = tr("Every user of this machine can read the key %1.").arg(keyPath);
    return loaded;
}

Result<TlsIdentity> keptTlsIdentity(const QString &folder, const QStringList &names, qint64 nowUs,
                                    QString *notice)
{
    const Kept kept = readKept(folder, names, nowUs);
    if (kept.valid && !keepToOwner(keyIn(folder)))
        return Error {tr("Every user of this machine can read the key %1. Make it readable for you "
                         "alone.")
                          .arg(keyIn(folder))};
    if (kept.serves)
        return kept.identity;
    const Result<TlsIdentity> made =
        makeSelfSignedCertificate(kept.names, nowUs, kept.valid ? kept.identity.key : QByteArray());
    if (!made)
        return made;
    if (!QDir().mkpath(folder))
        return Error {tr("Cannot make the folder %1.").arg(folder)};
    if (const Status saved = save(keyIn(folder), made->key, true); !saved)
        return saved.error();
    if (const Status saved = save(certificateIn(folder), made->certificate, false); !saved)
        return saved.error();
    if (kept.valid && notice)
        *notice = tr("The self-signed certificate was made anew, with the same key, because it "
                     "expires soon or this machine has another address. Senders that trust the one "
                     "before must be told of it.");
    return made;
}

std::optional<TlsIdentity> servingTlsIdentity(const QString &folder, const QStringList &names,
                                              qint64 nowUs)
{
    const Kept kept = readKept(folder, names, nowUs);
    return kept.serves ? std::optional(kept.identity) : std::nullopt;
}

QString defaultTlsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/hookglass/tls"_L1;
}

} // namespace hookglass
