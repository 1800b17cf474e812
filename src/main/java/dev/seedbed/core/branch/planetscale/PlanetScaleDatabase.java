package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// The calls below one database. Branches are addressed by name, so that a renamed one has another address.
record PlanetScaleDatabase(PlanetScaleSettings settings, Http http) {

    Fields describe(String operation) {
        return get(operation, path(""));
    }

    List<ListedBranch> branches() {
        return pages("listing the branches", path("/branches"), "", ListedBranch::read);
    }

    Fields get(String operation, String path) {
        return http.fields(operation, http.get(operation, path));
    }

    /// Every element, from all pages: a page has 25 unless told otherwise.
    <T> List<T> pages(String operation, String path, String query, Function<Fields, T> element) {
        var found = new ArrayList<T>();
        var page = OptionalLong.of(1);
        while (page.isPresent()) {
            var answer = get(operation, path + "?page=" + page.getAsLong() + query);
            found.addAll(answer.list("data", element));
            var next = answer.number("next_page");
            page = next.orElse(0) > page.getAsLong() ? next : OptionalLong.empty();
        }
        return found;
    }

    String path(String below) {
        return "/organizations/" + Http.encode(settings.organization()) + "/databases/"
                + Http.encode(settings.database()) + below;
    }

    String branch(String name, String below) {
        return path("/branches/" + Http.encode(name) + below);
    }
}
