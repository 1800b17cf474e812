package dev.seedbed.core.deliver;

/// What every load pins, so that a server's or a user's own settings never change what the rows mean.
final class SessionSettings {

    static final String SQL = """
            SET LOCAL client_encoding = 'UTF8';
            SET LOCAL standard_conforming_strings = on;
            SET LOCAL search_path = '';
            SET LOCAL DateStyle = 'ISO, YMD';
            SET LOCAL IntervalStyle = 'postgres';
            SET LOCAL TimeZone = 'UTC';
            SET LOCAL xmloption = 'content';
            SET LOCAL lc_monetary = 'C';
            SET LOCAL statement_timeout = 0;
            SET LOCAL lock_timeout = 0;
            SET LOCAL client_min_messages = 'warning';
            """;

    private SessionSettings() {}
}
