package io.merkato.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** The page at the root of a sandbox with the demo catalogue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WelcomeTest {

    private static final String FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern WALK = Pattern.compile("<code id=\"lines\">(.*?)</code>", Pattern.DOTALL);

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start("--merkato.demo=true", "--merkato.shop-name=Käse & <Co>");
    }

    @AfterAll
    void stop() {
        shop.expectNothingLeftOver();
        shop.close();
    }

    @Test
    void aBrowserSeesTheShop() {
        Answer page = welcome(FIREFOX).expect(200);

        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("vary")).contains("Accept");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("Käse &amp; &lt;Co&gt;", "./docs", "./dev/inbox", "MERKATO_ADMIN_EMAIL");
        assertThat(page.body().split("<img ")).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/plain, */*",
                "application/json, text/html;q=0.5",
                "text/html;q=0, */*",
                "text/plain",
                "nonsense"
            })
    void aProgramIsToldThatThereIsNothing(String accept) {
        welcome(accept).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void aProgramThatSaysNothingIsToldSoToo() {
        shop.anonymous().get("/").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void theFiveLinesEndInAPaidOrder() throws IOException, InterruptedException {
        Matcher walk = WALK.matcher(welcome(FIREFOX).body());
        assertThat(walk.find()).isTrue();
        String lines = HtmlUtils.htmlUnescape(walk.group(1));
        assertThat(lines.strip().lines()).hasSize(5);
        assertThat(lines).contains("SHOP='" + shop.address() + "'");

        Process bash = new ProcessBuilder("bash", "-c", lines)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("\"status\":\"confirmed\"", "\"paymentStatus\":\"paid\"");
        assertThat(said.lines()).as("one answer a line").hasSize(3);
    }

    @Test
    void aBrowserFindsItsIcon() {
        Answer icon = shop.anonymous().get("/favicon.ico").expect(200);

        assertThat(icon.header("content-type")).startsWith("image/");
    }

    private Answer welcome(String accept) {
        return shop.anonymous().with("Accept", accept).get("/");
    }
}
