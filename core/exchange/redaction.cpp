// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/redaction.h"

#include "core/http/formfields.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr QByteArrayView Mask = "[redacted]";
constexpr std::array RedactionIds {"none"_L1, "secrets"_L1, "all"_L1};

/// Headers that authenticate somebody, whatever their value looks like. The two that carry our
/// tokens are masked by their signature instead, so that the claims can still be read.
constexpr std::array CredentialHeaders {"cookie", "set-cookie", "proxy-authorization", "x-api-key",
                                        "x-auth-token"};

/// In which proxies and browsers repeat the target of a request, with its query.
constexpr std::array UrlHeaders {"referer", "x-original-url", "x-original-uri", "x-forwarded-uri",
                                 "x-rewrite-url"};

bool isOneOf(const auto &names, const QByteArray &name)
{
    return std::any_of(names.begin(), names.end(), [&](const char *each) {
        return name.compare(each, Qt::CaseInsensitive) == 0;
    });
}

bool isCredentialHeader(const QByteArray &name)
{
    return isOneOf(CredentialHeaders, name);
}

bool isTokenHeader(const QByteArray &name)
{
    return name.compare("Authorization", Qt::CaseInsensitive) == 0
        || name.compare("Hash-Token", Qt::CaseInsensitive) == 0;
}

/// Keeps note of what it masks.
class Redactor
{
public:
    Redactor(Capture &capture, QStringList &masked)
        : m_capture(capture)
        , m_masked(masked)
    {
    }

    void maskSecrets(Redaction redaction, const SecretFinder &secrets)
    {
        HttpRequest &request = m_capture.request;
        for (qsizetype i = 0; i < request.headers.size(); ++i)
            set(request.headers[i].value, maskedHeader(request.headers[i], redaction),
                u"$.request.headers[%1][1]"_s.arg(i));
        set(request.target, secrets.maskedTarget(request.target), u"$.request.target"_s);
        QStringList inBody;
        request.body = secrets.masked(request.body, request.headers, &inBody);
        for (const QString &path : std::as_const(inBody))
            m_masked.append(u"$.request.body"_s + path.mid(1));
        Answer &answer = m_capture.answer;
        for (qsizetype i = 0; i < answer.headers.size(); ++i)
            set(answer.headers[i].value, maskedHeader(answer.headers[i], redaction),
                u"$.answer.headers[%1][1]"_s.arg(i));
        set(answer.body, withoutSignatures(answer.body), u"$.answer.body"_s);
        request.head.clear(); // what is written comes from the fields
    }

    void maskContent()
    {
        HttpRequest &request = m_capture.request;
        const qsizetype query = request.target.indexOf('?');
        if (query >= 0)
            set(request.target, request.target.left(query + 1) + Mask.toByteArray(),
                u"$.request.target"_s);
        clear(request.body, u"$.request.body"_s);
        clear(request.peer, u"$.peer"_s);
        clear(m_capture.answer.body, u"$.answer.body"_s);
        clear(m_capture.marks.note, u"$.marks.note"_s);
        Event &event = m_capture.event;
        clear(event.id, u"$.event.id"_s);
        clear(event.roomId, u"$.event.room_id"_s);
        clear(event.roomSid, u"$.event.room_sid"_s);
        clear(event.participant, u"$.event.participant"_s);
        clear(event.participantIdentity, u"$.event.participant_identity"_s);
        clear(event.track, u"$.event.track"_s);
        clear(event.recordingId, u"$.event.recording_id"_s);
        clear(event.summary, u"$.event.summary"_s);
        clear(event.findings, u"$.event.findings"_s); // they quote the body
    }

private:
    void set(QByteArray &value, const QByteArray &masked, const QString &path)
    {
        if (value == masked)
            return;
        value = masked;
        m_masked.append(path);
    }
    template <typename Text> void clear(Text &text, const QString &path)
    {
        if (text.isEmpty())
            return;
        text.clear();
        m_masked.append(path);
    }

    Capture &m_capture;
    QStringList &m_masked;
};

} // namespace

QByteArray maskedHeader(const HttpHeader &header, Redaction redaction)
{
    if (redaction == Redaction::None)
        return header.value;
    // What has no name of its own, as in heads that were refused, may go on with any other.
    const bool isNameless =
        header.name.isEmpty() || header.name.front() == ' ' || header.name.front() == '\t';
    if (isNameless || isCredentialHeader(header.name))
        return Mask.toByteArray();
    if (isOneOf(UrlHeaders, header.name))
        return withoutQueryValues(withoutSignatures(header.value));
    if (!isTokenHeader(header.name))
        return withoutSignatures(header.value);
    if (redaction == Redaction::All)
        return Mask.toByteArray();
    const QByteArray masked = withoutSignatures(header.value);
    // Not a token: then it may be a password ("Basic …"), and all of it is the secret.
    return masked == header.value && !header.value.isEmpty() ? Mask.toByteArray() : masked;
}

std::optional<Redaction> redactionFromId(QStringView id)
{
    const auto found = std::find(RedactionIds.begin(), RedactionIds.end(), id);
    if (found == RedactionIds.end())
        return std::nullopt;
    return Redaction(found - RedactionIds.begin());
}

QString redactionId(Redaction redaction)
{
    return RedactionIds[size_t(redaction)];
}

Capture redacted(const Capture &capture, Redaction redaction, const SecretFinder &secrets,
                 QStringList *masked)
{
    Capture copy = capture;
    if (redaction == Redaction::None)
        return copy;
    Redactor redactor(copy, *masked);
    redactor.maskSecrets(redaction, secrets);
    if (redaction == Redaction::All)
        redactor.maskContent();
    masked->removeDuplicates();
    return copy;
}

} // namespace hookglass
