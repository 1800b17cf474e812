/// What deleting a tenant did: two synthetic tenants, one delete, every row counted, and rolled back.
@NullMarked
package dev.seedbed.core.proof;

import org.jspecify.annotations.NullMarked;
