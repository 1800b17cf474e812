package testroutes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.boot.json.JsonWriter;

/**
 * One line of JSON on standard output for each call. It holds nothing that a caller without the secret chose, and never
 * the secret.
 */
record AuditLog(String address, String action, int status, String secret, Optional<String> tenant, long milliseconds) {

    void print() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("audit", Names.TRIPWIRE);
        fields.put("at", Instant.now().toString());
        fields.put("address", address);
        fields.put("action", action);
        fields.put("status", status);
        fields.put("secret", secret);
        tenant.ifPresent(key -> fields.put("tenant", key));
        fields.put("milliseconds", milliseconds);
        System.out.println(JsonWriter.standard().writeToString(fields));
    }
}
