#!/usr/bin/env bash
# A shell script with curl: plan, apply, look, go back. Usage: client.sh SERVER DOCUMENTS
set -euo pipefail
server=$1 documents=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() { echo "$*" >&2; exit 1; }

# call EXPECTED-STATUS METHOD PATH [CURL-ARGUMENT...] : the body is in $work/body, the headers in $work/headers.
call() {
  local expected=$1 method=$2 path=$3 status
  shift 3
  status=$(curl -sS -m 60 -X "$method" -o "$work/body" -D "$work/headers" -w '%{http_code}' "$@" "$server$path")
  [ "$status" = "$expected" ] || die "$method $path: $status instead of $expected: $(cat "$work/body")"
}

# json EXPRESSION : of the last body, as Python sees it.
json() { /usr/bin/python3 -c "import json,sys; body=json.load(open(sys.argv[1])); print($1)" "$work/body"; }
header() { sed -n "s/^$1: *\(.*\)\r\$/\1/Ip" "$work/headers"; }
document() { printf '%s\n' --data-binary "@$documents/$1" -H 'Content-Type: application/yaml'; }

# The document is the whole of it.
apply='/api/v1/apply?state=overridden'
mapfile -t first < <(document first.yaml)
mapfile -t second < <(document second.yaml)
mapfile -t wrong < <(document wrong.yaml)

call 200 GET /api/v1/status
[ "$(json 'body["vpp"]["connected"]')" = True ] || die "no VPP: $(cat "$work/body")"

call 200 POST /api/v1/validate "${wrong[@]}"
[ "$(json 'body["findings"][0]["line"]')" = 4 ] || die "the error is not in line 4: $(cat "$work/body")"
call 422 POST "$apply" "${wrong[@]}"
call 415 POST "$apply" --data-binary "@$documents/first.yaml"
[ "$(json 'body["code"]')" = unsupported-media-type ] || die "$(cat "$work/body")"

call 200 POST '/api/v1/apply?state=overridden&comment=from+curl' "${first[@]}"
call 200 GET /api/v1/document
tag=$(header etag)
cmp -s "$work/body" "$documents/first.yaml" || die "the document is another one: $(cat "$work/body")"
call 304 GET /api/v1/document -H "If-None-Match: $tag"
revision=${tag//[!0-9]/}

call 200 POST '/api/v1/plan?state=overridden' "${second[@]}"
[ "$(json '[step["path"] for step in body["steps"]]')" = "['interface/lan']" ] || die "$(cat "$work/body")"

# The same key: one change and one answer, however often it is sent.
key="curl-$$-$RANDOM"
call 200 POST "$apply" "${second[@]}" -H "If-Match: $tag" -H "Idempotency-Key: $key"
next=$(json 'body["revision"]')
[ "$next" = $((revision + 1)) ] || die "revision $next after $revision"
call 200 POST "$apply" "${second[@]}" -H "If-Match: $tag" -H "Idempotency-Key: $key"
[ "$(json 'body["revision"]') $(header idempotency-replayed)" = "$next true" ] || die "not the first answer: $(cat "$work/body")"
call 422 POST "$apply" "${first[@]}" -H "If-Match: $tag" -H "Idempotency-Key: $key"
[ "$(json 'body["code"]')" = idempotency-mismatch ] || die "$(cat "$work/body")"
call 412 POST "$apply" "${first[@]}" -H "If-Match: $tag"
[ "$(json 'body["code"]')" = revision-changed ] || die "$(cat "$work/body")"

call 200 GET '/api/v1/interfaces?limit=1'
[[ $(header link) == *'rel="next"' ]] || die "no next page: $(cat "$work/headers")"

call 200 POST "/api/v1/revisions/$revision/rollback?comment=back"
call 200 GET /api/v1/drift
[ "$(json 'len(body["steps"])')" = 0 ] || die "drift: $(cat "$work/body")"
call 200 GET /api/v1/document
cmp -s "$work/body" "$documents/first.yaml" || die "not the document of revision $revision: $(cat "$work/body")"

# A change with a deadline: given up, and confirmed.
call 200 POST "$apply&confirm=10m" "${second[@]}"
[ "$(json 'body["confirmation"]["revision"]')" = "$(json 'body["revision"]')" ] || die "nothing waits: $(cat "$work/body")"
call 409 POST "$apply" "${first[@]}"
[ "$(json 'body["code"]')" = confirmation-pending ] || die "$(cat "$work/body")"
call 200 POST '/api/v1/confirmation/extend?by=20m'
call 200 POST /api/v1/confirmation/revert
call 200 GET /api/v1/document
cmp -s "$work/body" "$documents/first.yaml" || die "not the document before: $(cat "$work/body")"
call 404 GET /api/v1/confirmation
call 200 POST "$apply&confirm=10m" "${second[@]}"
call 200 POST /api/v1/confirmation/confirm
call 409 POST /api/v1/confirmation/confirm
[ "$(json 'body["code"]')" = no-confirmation ] || die "$(cat "$work/body")"
call 200 POST "/api/v1/revisions/$revision/rollback"
next=$(json 'body["revision"]')

# The stream begins with the state of this moment.
curl -sSN -m 2 "$server/api/v1/status/events" >"$work/events" 2>/dev/null || true
grep -q '^event: status' "$work/events" || die "no event: $(cat "$work/events")"
echo "curl: all well, back at revision $next"
