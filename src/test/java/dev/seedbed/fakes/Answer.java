package dev.seedbed.fakes;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a fake answers. `body` is empty where there is none.
///
/// `documented` answers are held against the service's description; others are what the live service is
/// known to send in spite of it.
record Answer(int status, String contentType, String body, Map<String, String> headers, boolean documented) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of(), true);
    }

    static Answer empty(int status) {
        return new Answer(status, "", "", Map.of(), true);
    }

    Answer with(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, contentType, body, more, documented);
    }

    Answer undocumented() {
        return new Answer(status, contentType, body, headers, false);
    }
}
