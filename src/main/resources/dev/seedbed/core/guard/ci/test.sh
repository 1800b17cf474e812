echo "@error Nothing was tested. Give the command: seedbed ci @system --test COMMAND"
exit 1
