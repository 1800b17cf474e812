/// What goes wrong around Seedbed, made to happen: servers, wires, disks, clocks, and much of everything.
@NullMarked
package dev.seedbed.faults;

import org.jspecify.annotations.NullMarked;
