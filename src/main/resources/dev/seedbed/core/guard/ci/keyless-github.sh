  if [ "$KEYLESS" = true ]; then
    echo "::warning title=Not tested::This run sees no repository variables, so it has no Seedbed. Write the archive into this file: seedbed ci github --archive URL --sha256 SUM"
    exit 0
  fi
