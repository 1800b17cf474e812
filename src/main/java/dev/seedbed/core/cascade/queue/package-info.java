/// The server's trigger queue, modelled: what a delete does to rows that are given, and the smallest rows that show it.
@NullMarked
package dev.seedbed.core.cascade.queue;

import org.jspecify.annotations.NullMarked;
