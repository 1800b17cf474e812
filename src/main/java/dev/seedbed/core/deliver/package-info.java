/// Stage 5: where rows go: seed.sql, COPY, preview; and the verifier that reads them back.
@NullMarked
package dev.seedbed.core.deliver;

import org.jspecify.annotations.NullMarked;
