package dev.seedbed.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which call a fake carries out how. Of two that fit, the one with fewer named parts in its path is meant.
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, PathTemplate template, Handler handler) {

        boolean fits(Call call) {
            return method.equals(call.method()) && template.match(call.path()).isPresent();
        }
    }

    void add(String method, String template, Handler handler) {
        routes.add(new Route(method, new PathTemplate(template), handler));
    }

    Answer handle(Call call) {
        var route = routes.stream()
                .filter(candidate -> candidate.fits(call))
                .min(Comparator.comparingLong(candidate -> candidate.template().variables()))
                .orElseThrow(() -> new IllegalStateException("The fake does not offer this call."));
        var variables = route.template().match(call.path()).orElseThrow();
        return route.handler().handle(call.with(variables));
    }
}
