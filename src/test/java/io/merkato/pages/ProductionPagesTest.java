package io.merkato.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What production shows to a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionPagesTest {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start(
                "--merkato.mode=production",
                "--merkato.secret=0123456789abcdef0123456789abcdef",
                "--merkato.storefront-url=https://www.corner.example/");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void theRootIsAPlainPage() {
        Answer page = browse("/").expect(200);

        assertThat(page.body())
                .contains("href=\"https://www.corner.example\"", "./docs")
                .doesNotContain("Sandbox", "inbox", "admin", "<img");
        shop.anonymous().get("/").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void thePagesOfMailsAreThereAndThoseOfASandboxAreNot() {
        String token = "t".repeat(43);

        browse("/confirm-email?token=" + token).expect(200);
        browse("/reset-password?token=" + token).expect(200);
        browse("/dev/inbox").expectProblem(404, "NOT_FOUND");
        browse("/dev/mails").expectProblem(404, "NOT_FOUND");
        browse("/dev/gateway").expectProblem(404, "NOT_FOUND");
        browse("/dev/gateway/payments/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        shop.anonymous().put("/dev/gateway/faults", "{\"items\":[]}").expectProblem(404, "NOT_FOUND");
        shop.anonymous().delete("/dev/gateway/faults").expectProblem(404, "NOT_FOUND");
    }

    private Answer browse(String path) {
        return shop.anonymous().with("Accept", "text/html,*/*;q=0.8").get(path);
    }
}
