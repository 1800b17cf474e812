/// What tests of every package share: real servers, real loaders.
@NullMarked
package dev.seedbed.testing;

import org.jspecify.annotations.NullMarked;
