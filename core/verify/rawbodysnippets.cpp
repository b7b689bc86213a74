// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/rawbodysnippets.h"

namespace hookglass {

namespace {

const char *Express = R"(// Before any express.json(): this route wants the bytes.
app.post('/webhook', express.raw({ type: () => true, limit: '10mb' }), (req, res) => {
  const token = req.get('Authorization') || req.get('Hash-Token') || '';
  const hash = crypto.createHash('sha256').update(req.body).digest('base64');
  try {
    const claims = jwt.verify(token, SECRET, { algorithms: ['HS256'], clockTolerance: 60 });
    if (claims.sha256 !== hash) throw new Error('body');
  } catch {
    return res.sendStatus(401);
  }
  res.sendStatus(200); // answer first, work later
  handle(JSON.parse(req.body));
});
)";

const char *Flask =
    R"(# Flask: get_data() before request.json is touched. FastAPI: body = await request.body()
@app.post("/webhook")
def webhook():
    body = request.get_data(cache=True)
    token = request.headers.get("Authorization") or request.headers.get("Hash-Token")
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], leeway=60)
    except jwt.InvalidTokenError:
        abort(401)
    if not hmac.compare_digest(claims.get("sha256", ""), digest):
        abort(401)
    return "", 200
)";

const char *Php = R"(<?php
$body = file_get_contents('php://input'); // never json_encode(json_decode(...)) for the hash
$token = $_SERVER['HTTP_AUTHORIZATION'] ?? $_SERVER['HTTP_HASH_TOKEN'] ?? '';
JWT::$leeway = 60;
try {
    $claims = JWT::decode($token, new Key($secret, 'HS256'));
} catch (Exception $error) {
    $claims = new stdClass();
}
$digest = base64_encode(hash('sha256', $body, true));
if (!hash_equals($digest, $claims->sha256 ?? '')) {
    http_response_code(401);
    exit;
}
)";

const char *Go = R"(func receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20)) // before any json.Decoder
	if err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	token := r.Header.Get("Authorization")
	if token == "" {
		token = r.Header.Get("Hash-Token")
	}
	if ok, err := webhook.VerifyRequest(body, apiKey, secret, token); err != nil || !ok {
		http.Error(w, "signature", http.StatusUnauthorized)
		return
	}
	go handle(body) // answer first, work later
}
)";

const char *Qt =
    R"(// request.body() are the bytes; QJsonDocument sorts keys, so never hash toJson().
// claimsOf(): your JWT check of the token's signature; its claims, empty when it is not good.
server.route("/webhook", QHttpServerRequest::Method::Post, [](const QHttpServerRequest &request) {
    using Status = QHttpServerResponse::StatusCode;
    const QByteArray hash =
        QCryptographicHash::hash(request.body(), QCryptographicHash::Sha256).toBase64();
    const QJsonObject claims = claimsOf(request.value("Authorization"));
    const bool isGood = claims["sha256"].toString().toLatin1() == hash;
    return QHttpServerResponse(isGood ? Status::Ok : Status::Unauthorized);
});
)";

} // namespace

QList<Snippet> rawBodySnippets()
{
    const auto text = [](const char *code) {
        return QString::fromLatin1(code);
    };
    return {{QStringLiteral("Express"), text(Express)},
            {QStringLiteral("Flask, FastAPI"), text(Flask)},
            {QStringLiteral("PHP"), text(Php)},
            {QStringLiteral("Go"), text(Go)},
            {QStringLiteral("Qt"), text(Qt)}};
}

} // namespace hookglass
