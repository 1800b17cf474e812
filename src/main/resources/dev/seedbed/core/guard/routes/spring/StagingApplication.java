package testroutes;

import jakarta.servlet.Filter;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The entry of the staging image. Production starts the application's own entry, and never sees this module. */
public final class StagingApplication {

    private StagingApplication() {}

    /** Throws, so that nothing starts, where a secret is missing or weak. */
    public static void main(String[] arguments) {
        var secrets = Secrets.read(System.getenv());
        var application = new SpringApplication({{app}}.class, TestRoutes.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("testRoutesSecrets", secrets));
        application.run(arguments);
    }

    /** Beside the application's own beans, without a profile or property that could switch it on elsewhere. */
    @Configuration(proxyBeanMethods = false)
    static class TestRoutes {

        /** Throws, so that nothing starts, where the database is no test database. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Filter testRoutesFilter(Secrets secrets, DataSource dataSource) throws SQLException {
            var tenants = TestTenants.open(dataSource, Kit.read());
            return new TestRoutesFilter(secrets, RateLimit.of(System.getenv()), tenants);
        }
    }
}
