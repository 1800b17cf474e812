package testroutes;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

/**
 * Stands before everything else. What is not meant for the test routes, or comes without the secret, goes on to the
 * application, which answers it as it answers any path that it does not know.
 */
final class TestRoutesFilter implements Filter {

    private static final int MOST_BODY_BYTES = 4096;
    private static final int MOST_KEY_LENGTH = 200;
    private static final Set<String> BUSY = Set.of("55P03", "57014", "40001", "40P01", "53300");

    private final Secrets secrets;
    private final RateLimit limit;
    private final TestTenants tenants;

    TestRoutesFilter(Secrets secrets, RateLimit limit, TestTenants tenants) {
        this.secrets = secrets;
        this.limit = limit;
        this.tenants = tenants;
    }

    private record Outcome(String action, int status, Map<String, ?> body, Optional<String> tenant) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        var call = (HttpServletRequest) request;
        var path = call.getRequestURI().substring(call.getContextPath().length());
        if (!path.startsWith(Names.PATH) || !answered(call, (HttpServletResponse) response, path)) {
            application.doFilter(request, response);
        }
    }

    private boolean answered(HttpServletRequest call, HttpServletResponse response, String path) throws IOException {
        var started = System.nanoTime();
        var secret = secrets.recognise(call.getHeader(Names.HEADER));
        var pace = limit.count(call.getRemoteAddr());
        if (secret.isEmpty()) {
            if (pace.allowed() || pace.first()) {
                new AuditLog(call.getRemoteAddr(), "refused", 404, "none", Optional.empty(), 0).print();
            }
            return false;
        }
        var outcome = pace.allowed()
                ? carryOut(call, path.substring(Names.PATH.length()))
                : failed("slowed", 429, "too many calls", Optional.empty());
        var milliseconds = (System.nanoTime() - started) / 1_000_000;
        new AuditLog(call.getRemoteAddr(), outcome.action(), outcome.status(), secret.get(), outcome.tenant(), milliseconds)
                .print();
        if (outcome.status() == 429) {
            response.setHeader("retry-after", Long.toString(pace.retryAfterSeconds()));
        }
        response.setStatus(outcome.status());
        response.setHeader("cache-control", "no-store");
        response.setHeader("x-test-routes", Names.TRIPWIRE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JsonWriter.standard().writeToString(outcome.body()));
        return true;
    }

    private Outcome carryOut(HttpServletRequest call, String path) throws IOException {
        var parts = path.split("/", -1);
        var key = parts.length > 1 ? key(parts[1]) : Optional.<String>empty();
        var action = action(call.getMethod(), parts, key);
        try {
            return switch (action) {
                case "manifest" -> new Outcome(action, 200, tenants.manifest(), key);
                case "create" -> created(call);
                case "reset" -> new Outcome(action, 200, tenants.reset(key.orElseThrow()), key);
                case "delete" -> deleted(key.orElseThrow());
                default -> failed(action, 404, "no such test route", Optional.empty());
            };
        } catch (Refusal refusal) {
            return failed(action, refusal.status(), refusal.getMessage(), key);
        } catch (SQLException failure) {
            return new Outcome(action, status(failure), explain(failure), key);
        } catch (RuntimeException failure) {
            return failed(action, 500, String.valueOf(failure.getMessage()), key);
        }
    }

    private static String action(String method, String[] parts, Optional<String> key) {
        var named = parts.length > 1 && parts[0].equals("tenants") && key.isPresent();
        if (parts.length == 1 && method.equals("GET") && parts[0].equals("manifest")) {
            return "manifest";
        }
        if (parts.length == 1 && method.equals("POST") && parts[0].equals("tenants")) {
            return "create";
        }
        if (parts.length == 3 && method.equals("POST") && named && parts[2].equals("reset")) {
            return "reset";
        }
        return parts.length == 2 && method.equals("DELETE") && named ? "delete" : "unknown";
    }

    private Outcome created(HttpServletRequest call) throws IOException, SQLException {
        var body = call.getInputStream().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            throw new Refusal(413, "the body is too large");
        }
        var text = new String(body, StandardCharsets.UTF_8).strip();
        var slot = text.isEmpty() ? null : parse(text).get("slot");
        if (slot != null && !(slot instanceof Integer)) {
            throw new Refusal(400, "slot is no number");
        }
        var tenant = slot instanceof Integer number ? tenants.create(number) : tenants.create();
        return new Outcome("create", 201, tenant, Optional.of(String.valueOf(tenant.get("key"))));
    }

    private static Map<String, Object> parse(String text) {
        try {
            if (text.startsWith("{")) {
                return JsonParserFactory.getJsonParser().parseMap(text);
            }
        } catch (JsonParseException e) {
            // Told below.
        }
        throw new Refusal(400, "the body is no JSON object");
    }

    private Outcome deleted(String key) throws SQLException {
        tenants.delete(key);
        return new Outcome("delete", 200, Map.of("deleted", key), Optional.of(key));
    }

    /** Empty for what cannot be a key. */
    private static Optional<String> key(String part) {
        try {
            var key = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Optional.of(key).filter(text -> text.length() <= MOST_KEY_LENGTH
                    && text.matches("[^\\p{Cntrl}\\ufffd]+"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Outcome failed(String action, int status, String why, Optional<String> tenant) {
        return new Outcome(action, status, Map.of("error", why), tenant);
    }

    private static int status(SQLException failure) {
        var code = String.valueOf(failure.getSQLState());
        return BUSY.contains(code) ? 503 : code.startsWith("23") ? 409 : 500;
    }

    /** What the server says goes on as its code only: its messages may hold values. */
    private static Map<String, ?> explain(SQLException failure) {
        return Map.of("error", "the database refused it", "code", String.valueOf(failure.getSQLState()));
    }
}
