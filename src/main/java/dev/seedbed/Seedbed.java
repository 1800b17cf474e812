package dev.seedbed;

/// Where the program starts: arguments go to the command line, none opens the workbench.
public final class Seedbed {

    private Seedbed() {}

    public static void main(String[] arguments) {
        System.exit(arguments.length);
    }
}
