/// Where keys and settings of providers come from: the environment, a `.env` file, the keychain.
@NullMarked
package dev.seedbed.core.branch.secret;

import org.jspecify.annotations.NullMarked;
