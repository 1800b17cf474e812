/// The migration that mends what a tenant delete stumbles over: faults, remedies, SQL forth and back. Nothing here
/// touches a database.
@NullMarked
package dev.seedbed.core.cascade.migration;

import org.jspecify.annotations.NullMarked;
