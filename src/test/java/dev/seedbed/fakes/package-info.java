/// Branch services that tests can break: each keeps its promises to the letter of its published
/// description, over real HTTPS, with a real PostgreSQL behind every branch.
@NullMarked
package dev.seedbed.fakes;

import org.jspecify.annotations.NullMarked;
