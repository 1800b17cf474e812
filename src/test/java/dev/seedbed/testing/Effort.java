package dev.seedbed.testing;

import java.time.Duration;

/// How much of an endless test is done: a little each time, or, with `-Dlong`, what takes hours.
public final class Effort {

    private static final boolean LONG = System.getProperty("long") != null;

    private Effort() {}

    public static int of(int usual, int whenLong) {
        return LONG ? whenLong : usual;
    }

    /// How often, unless a property of that name says it.
    public static int count(String name, int usual, int whenLong) {
        return Integer.getInteger(name, of(usual, whenLong));
    }

    public static Duration of(Duration usual, Duration whenLong) {
        return LONG ? whenLong : usual;
    }

    /// A figure for the report of a long run.
    public static void tell(String figure) {
        if (LONG) {
            System.out.println("LONG " + figure);
        }
    }
}
