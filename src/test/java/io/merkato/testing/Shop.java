package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.Merkato;
import io.merkato.platform.embedded.Database;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.invariants.Invariants;
import io.merkato.search.SearchChanges;
import io.merkato.testing.database.NothingLeftOver;
import io.merkato.testing.database.OneConnectionEach;
import io.merkato.testing.database.SharedDatabase;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop in this process, with a database folder of its own and without the demo catalogue. */
public final class Shop implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@shop.test";
    public static final String ADMIN_PASSWORD = "a long test password";
    public static final String PASSWORD = "correct horse battery";
    public static final String ADDRESS = """
            {"name":"Ada Lovelace","line1":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"}""";

    /** What buyers need who pay by bank transfer. */
    public static final String BANK = "The Shop, DE02 1203 0000 0000 2020 51";

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final boolean dataIsOurs;
    private final SentStatements statements;
    private final URI address;
    private final Client anonymous;
    private @Nullable Client admin;
    private Instant adminSignedInAt = Instant.MIN;

    private Shop(ConfigurableApplicationContext context, Path data, boolean dataIsOurs, SentStatements statements) {
        this.context = context;
        this.data = data;
        this.dataIsOurs = dataIsOurs;
        this.statements = statements;
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        this.address = URI.create("http://localhost:" + port);
        this.anonymous = new Client(address);
    }

    /** A new shop, with more settings as {@code --name=value}. */
    public static Shop start(String... settings) {
        return run(MigratedFolder.newOne("shop-"), true, settings);
    }

    /** A shop over a data folder that was used before and stays when the shop is closed. */
    public static Shop over(Path data, String... settings) {
        return run(data, false, settings);
    }

    /** A second node over the database of another shop, which has to outlive it. Its secret is that of the other's folder. */
    public static Shop beside(Shop other, String... settings) {
        return beside(other, other.bean(Database.class).jdbcUrl(), settings);
    }

    /** As {@link #beside(Shop, String...)}, with a proxy between the node and its database. */
    public static Shop behind(FaultProxy proxy, Shop other, String... settings) {
        return beside(other, proxy.through(other.bean(Database.class).jdbcUrl()), settings);
    }

    private static Shop beside(Shop other, String jdbcUrl, String... settings) {
        Database database = other.bean(Database.class);
        List<String> more = new ArrayList<>(List.of(settings));
        more.add("--merkato.mode=sandbox");
        more.add("--database.url=" + SharedDatabase.url(database, jdbcUrl));
        return run(other.data, false, more.toArray(String[]::new));
    }

    private static Shop run(Path data, boolean dataIsOurs, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=0",
                "--merkato.data=" + data,
                "--database.url=",
                "--merkato.demo=false",
                // The model takes memory and seconds, and only tests about it want it.
                "--merkato.search-meaning=false",
                connections(1),
                // All tests come from one address.
                "--merkato.registrations-per-address=1000000",
                "--merkato.sign-ins-per-address=1000000",
                // Ways to pay later: by hand, and by a gateway of tests.
                "--merkato.bank-transfer=" + BANK,
                "--merkato.cash-on-delivery=Pay the courier.",
                "--test.card=true",
                "--merkato.admin-email=" + ADMIN_EMAIL,
                "--merkato.admin-password=" + ADMIN_PASSWORD,
                "--springdoc.api-docs.path=/generated-openapi.json",
                "--springdoc.default-flat-param-object=true",
                "--springdoc.default-produces-media-type=application/json"));
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add(setting);
        }
        SpringApplication application = Merkato.application();
        SentStatements statements = new SentStatements();
        application.addInitializers(context -> {
            context.getBeanFactory().addBeanPostProcessor(new OneConnectionEach());
            context.getBeanFactory().addBeanPostProcessor(statements);
            context.getBeanFactory().addBeanPostProcessor(new RememberedHashes());
        });
        return new Shop(application.run(arguments.toArray(String[]::new)), data, dataIsOurs, statements);
    }

    /** The setting for how many connections the shop may have; one, unless a test needs more. */
    public static String connections(int count) {
        return "--merkato.db-pool=" + count;
    }

    /** Where the shop answers. */
    public URI address() {
        return address;
    }

    /** Somebody who is not signed in and has no cart. */
    public Client anonymous() {
        return anonymous;
    }

    /** The admin, whose access token is renewed in time however long a run takes. */
    public synchronized Client admin() {
        if (admin == null || adminSignedInAt.isBefore(Instant.now().minus(Duration.ofMinutes(5)))) {
            admin = anonymous.bearing(signIn(ADMIN_EMAIL, ADMIN_PASSWORD).text("/accessToken"));
            adminSignedInAt = Instant.now();
        }
        return admin;
    }

    /** A bean of the running shop, for tests below HTTP. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean among several of its type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All beans of a type. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** A new customer who has confirmed the address and is signed in. */
    public Client customer() {
        return anonymous.bearing(signIn(registered(), PASSWORD).text("/accessToken"));
    }

    /** A new member of staff who is signed in. */
    public Client staff() {
        Answer session = signIn(registered(), PASSWORD);
        setRoles(session.text("/user/id"), "staff");
        return anonymous.bearing(session.text("/accessToken"));
    }

    /** Has the admin decide what somebody may do. */
    public void setRoles(String userId, String role) {
        admin().patch("/v1/admin/users/" + userId, "{\"roles\":[\"" + role + "\"]}")
                .expect(200);
    }

    /** The address of a new customer who has confirmed it. */
    public String registered() {
        String email = "buyer-" + UUID.randomUUID() + "@example.org";
        anonymous.post("/v1/auth/register", """
                        {"email":"%s","password":"%s","firstName":"Ada","lastName":"Lovelace"}
                        """.formatted(email, PASSWORD)).expect(202);
        anonymous
                .post("/v1/auth/confirm-email", "{\"token\":\"%s\"}".formatted(mailedToken(email)))
                .expect(204);
        return email;
    }

    public Answer signIn(String email, String password) {
        return anonymous.post("/v1/auth/login", """
                        {"email":"%s","password":"%s"}
                        """.formatted(email, password)).expect(200);
    }

    /** The mails to an address, newest first, once there are so many. */
    public JsonNode mails(String email, int atLeast) {
        String path = "/dev/mails?to=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        await("mails to " + email)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> anonymous.get(path).at("/items").size() >= atLeast);
        return anonymous.get(path).at("/items");
    }

    /** The token in the newest mail to an address. */
    public String mailedToken(String email) {
        Matcher matcher = TOKEN.matcher(mails(email, 1).get(0).get("text").asString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** A new active product with one variant. */
    public Product product(long priceMinor, int onHand) {
        String sku = "SKU-" + UUID.randomUUID();
        return new Product(
                this,
                admin().post("/v1/admin/products", """
                        {"title":"Product %s","status":"active","variants":[
                          {"sku":"%s","price":{"amount":%s,"currency":"EUR"},"onHand":%s}]}
                        """.formatted(sku, sku, priceMinor, onHand))
                        .expect(201));
    }

    /** Has gateways asked now for what they have left unanswered, instead of in a while. */
    public void askGatewaysNow() {
        bean(JdbcClient.class)
                .sql("update payments.operation set due_at = now() where status in ('open', 'unknown')")
                .update();
    }

    /** Units that can be bought now of the one variant of a product. */
    public int available(String productId) {
        return anonymous.get("/v1/products/" + productId).expect(200).number("/variants/0/available");
    }

    /** A new guest, who has no cart yet. */
    public Guest guest() {
        return new Guest(anonymous);
    }

    /** A new guest whose cart holds units of a product. */
    public Guest guestWith(Product product, int quantity) {
        Guest guest = guest();
        guest.puts(product, quantity);
        assertThat(guest.token()).isNotBlank();
        return guest;
    }

    /** What some work sends to the database, until all is done that follows from it. */
    public Statements statementsOf(Runnable work) {
        statements.listen();
        try {
            work.run();
            expectNothingLeftOver();
        } finally {
            statements.stopListening();
        }
        return new Statements(statements.ofRequests(), statements.ofDeliveries());
    }

    /**
     * Statements in the order in which they were sent, each by the method of the store that sends it, and {@code begin} for
     * each transaction.
     *
     * @param ofDeliveries those of each delivery of an event
     */
    public record Statements(List<String> ofRequests, List<List<String>> ofDeliveries) {}

    /** Waits until every event is delivered and every job done whose time has come, and checks what must always be true. */
    public void expectNothingLeftOver() {
        NothingLeftOver.in(context.getBean(JdbcClient.class));
        assertThat(context.getBean(Invariants.class).violations()).isEmpty();
        followChanges();
    }

    /** The next list waits until the index has followed all that is committed by now, an import too. */
    public void followChanges() {
        context.getBean(Invalidations.class).forgetHere(SearchChanges.FEW, "");
    }

    @Override
    public void close() {
        context.close();
        if (dataIsOurs) {
            Folders.delete(data);
        }
    }
}
