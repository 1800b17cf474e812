# Whatever this one left, however many parts it was tested in; none is no failure.
seedbed branch list@provider --format json \
  | jq --raw-output --arg branch "$BRANCH" '.[].name | select(. == $branch or startswith($branch + "-"))' \
  | while read -r name; do
      seedbed branch delete "$name"@provider < /dev/null
    done
