package dev.seedbed.fakes;

import java.io.Serial;

/// Ends a call with an error that the service is known for: nothing has happened.
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /// `code` is the service's own, empty where it has none.
    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
