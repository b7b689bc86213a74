<?php
// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A webhook handler as Plug-N-Meet's PHP example is one, by the rules of php-jwt 7. Debian packages
// no JWT library for PHP; what differs from language to language is how texts are read, and that PHP
// itself does here: explode, base64_decode, json_decode, is_numeric, floor, comparisons, hash_hmac.
//
//   receiver.php NOW < DELIVERIES > ANSWERS     one JSON document a line; an answer is null or why not

error_reporting(0); // a warning refuses nothing

function part(string $text): mixed
{
    $bytes = base64_decode(strtr($text, '-_', '+/') . str_repeat('=', (4 - strlen($text) % 4) % 4));
    return json_decode($bytes, false, 512, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
}

function claims(string $token, string $secret, int $now): object
{
    $parts = explode('.', $token);
    if (count($parts) !== 3) {
        throw new Exception('parts');
    }
    $header = part($parts[0]);
    $claims = part($parts[1]);
    if (is_array($claims)) {
        $claims = (object) $claims;
    }
    if (!is_object($claims)) {
        throw new Exception('claims');
    }
    if (!is_object($header) || ($header->alg ?? null) !== 'HS256') {
        throw new Exception('algorithm');
    }
    if (strlen($secret) < 32) {
        throw new Exception('short secret');
    }
    $mac = hash_hmac('sha256', $parts[0] . '.' . $parts[1], $secret, true);
    if (!hash_equals($mac, base64_decode(strtr($parts[2], '-_', '+/')))) {
        throw new Exception('signature');
    }
    foreach (['exp', 'nbf', 'iat'] as $name) {
        if (isset($claims->$name) && !is_numeric($claims->$name)) {
            throw new Exception($name);
        }
    }
    $begin = $claims->nbf ?? $claims->iat ?? null;
    if ($begin !== null && floor($begin) > $now) {
        throw new Exception('too early');
    }
    if (isset($claims->exp) && $now >= $claims->exp) {
        throw new Exception('expired');
    }
    return $claims;
}

function refusal(object $delivery, int $now): ?string
{
    $token = $delivery->authorization ?? $delivery->hashToken ?? '';
    if (empty($token)) {
        return 'no token';
    }
    try {
        $claims = claims($token, $delivery->secret, $now);
        $signed = base64_decode($claims->sha256 ?? '');
    } catch (Throwable $error) {
        return $error->getMessage();
    }
    return hash('sha256', base64_decode($delivery->body), true) === $signed ? null : 'hash';
}

while (($line = fgets(STDIN)) !== false) {
    echo json_encode(refusal(json_decode($line), (int) $argv[1])), "\n";
}
