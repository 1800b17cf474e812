/// Branches at PlanetScale, of databases of the kind PostgreSQL: instances of their own, restored from a
/// backup.
@NullMarked
package dev.seedbed.core.branch.planetscale;

import org.jspecify.annotations.NullMarked;
