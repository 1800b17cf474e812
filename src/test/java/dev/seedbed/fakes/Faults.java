package dev.seedbed.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a test lets go wrong at a fake, call by call.
///
/// Orders are kept in their order: of those that fit a call, the first that is not used up happens.
public final class Faults {

    private final List<Order> orders = new ArrayList<>();

    private static final class Order {
        private final String method;
        private final String pathPattern;
        private final Fault fault;
        private int left;

        Order(String method, String pathPattern, Fault fault, int times) {
            this.method = method;
            this.pathPattern = pathPattern;
            this.fault = fault;
            this.left = times;
        }

        boolean fits(String called, String path) {
            return left > 0 && (method.equals("*") || method.equals(called)) && path.matches(pathPattern);
        }

        @Override
        public String toString() {
            return left + " × " + fault + " at " + method + " " + pathPattern;
        }
    }

    /// For the next call of that method (`*`: any) whose path, without the service's base, matches the
    /// pattern.
    public void next(String method, String pathPattern, Fault fault) {
        next(method, pathPattern, fault, 1);
    }

    /// For the next so many calls.
    public synchronized void next(String method, String pathPattern, Fault fault, int times) {
        orders.add(new Order(method, pathPattern, fault, times));
    }

    /// What was ordered and did not happen yet; a test that means it asks that nothing is left.
    public synchronized List<String> unused() {
        return orders.stream()
                .filter(order -> order.left > 0)
                .map(Order::toString)
                .toList();
    }

    public synchronized void clear() {
        orders.clear();
    }

    synchronized Optional<Fault> take(String method, String path) {
        var found = orders.stream().filter(order -> order.fits(method, path)).findFirst();
        found.ifPresent(order -> order.left--);
        return found.map(order -> order.fault);
    }
}
