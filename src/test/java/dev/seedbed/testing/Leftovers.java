package dev.seedbed.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Behind each test class: drops the databases that its tests had made, since all of them together fill the memory they
/// are in.
public final class Leftovers implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        TestServer.dropDatabases();
    }
}
