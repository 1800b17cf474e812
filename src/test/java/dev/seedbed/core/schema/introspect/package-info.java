/// The catalogue questions, asked on real servers: one test per thing that a schema can say.
@NullMarked
package dev.seedbed.core.schema.introspect;

import org.jspecify.annotations.NullMarked;
