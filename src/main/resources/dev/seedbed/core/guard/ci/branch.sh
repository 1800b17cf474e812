url="$(seedbed branch create "$BRANCH"@provider --fresh@life)"
if [[ ! "$url" =~ ^(postgres|postgresql)://([^:@/?#]+)(:([^@/?#]*))?@([^@]+)$ ]]; then
  echo "@error 'seedbed branch create' printed no URL."
  exit 1
fi
address="${BASH_REMATCH[1]}://${BASH_REMATCH[2]}@${BASH_REMATCH[5]}"
encoded="${BASH_REMATCH[4]}"
password="$(printf '%b' "${encoded//%/\\x}")"
@mask url
@mask encoded
@mask password
@branch
