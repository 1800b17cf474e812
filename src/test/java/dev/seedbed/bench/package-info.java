/// How fast Seedbed is, beside what a user would do instead: run by `mvn -Pbench verify`, never by the tests.
@NullMarked
package dev.seedbed.bench;

import org.jspecify.annotations.NullMarked;
