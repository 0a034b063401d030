package io.merkato.search.synonyms;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** What staff say means the same, over HTTP and for who searches. */
@ShopTest
@ManyConnections
class SynonymTest {

    private static final String PATH = "/v1/admin/synonyms";

    @BeforeEach
    void forgetThoseOfOtherTests(Shop shop) {
        for (Answer list = list(shop); !list.at("/items").isEmpty(); list = list(shop)) {
            list.at("/items").valueStream().forEach(item -> shop.admin()
                    .delete(PATH + "/" + item.get("id").asString())
                    .expect(204));
        }
    }

    @Test
    void aSetIsKeptAsItWasGivenAndHoldsAtOnce(Shop shop) {
        Answer added = add(shop, "{\"terms\":[\" Sofa \",\"Café lounge\"]}");

        assertThat(added.header("Location")).isEqualTo(PATH + "/" + added.text("/id"));
        assertThat(added.header("Cache-Control")).contains("no-store");
        assertThat(added.at("/terms").toString()).isEqualTo("[\"Sofa\",\"Café lounge\"]");
        assertThat(added.at("/from").isNull()).isTrue();
        assertThat(added.at("/to").isNull()).isTrue();
        assertThat(kept(shop)).containsExactly(new SynonymSet.Alike(List.of("Sofa", "Café lounge")));

        Answer read = shop.admin().get(added.header("Location")).expect(200);
        assertThat(read.body()).isEqualTo(added.body());
        shop.admin()
                .with("If-None-Match", read.header("ETag"))
                .get(added.header("Location"))
                .expect(304);
    }

    @Test
    void aSetMayHoldOneWay(Shop shop) {
        Answer added = add(shop, "{\"from\":[\"tv\"],\"to\":[\"television\",\"flat screen\"]}");

        assertThat(added.at("/terms").isNull()).isTrue();
        assertThat(added.at("/from").toString()).isEqualTo("[\"tv\"]");
        assertThat(added.at("/to").toString()).isEqualTo("[\"television\",\"flat screen\"]");
        assertThat(kept(shop))
                .containsExactly(new SynonymSet.OneWay(List.of("tv"), List.of("television", "flat screen")));
    }

    @Test
    void aRemovedSetIsGone(Shop shop) {
        Answer added = add(shop, "{\"terms\":[\"sofa\",\"couch\"]}");
        String path = added.header("Location");

        shop.admin().with("If-Match", "\"another\"").delete(path).expectProblem(412, "PRECONDITION_FAILED");
        assertThat(kept(shop)).hasSize(1);
        String tag = shop.admin().get(path).header("ETag");
        shop.admin().with("If-Match", tag).delete(path).expect(204);

        assertThat(kept(shop)).isEmpty();
        shop.admin().get(path).expectProblem(404, "NOT_FOUND");
        shop.admin().delete(path).expectProblem(404, "NOT_FOUND");
        shop.admin().get(PATH + "/nothing").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void theListIsReadPageByPageNewestFirst(Shop shop) {
        for (int i = 0; i < 5; i++) {
            add(shop, "{\"terms\":[\"one%s\",\"two%s\"]}".formatted(i, i));
        }

        Answer first = shop.admin().get(PATH + "?limit=2").expect(200);
        add(shop, "{\"terms\":[\"late\",\"later\"]}");
        Answer second = shop.admin()
                .get(PATH + "?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);
        Answer third = shop.admin()
                .get(PATH + "?limit=2&cursor=" + second.text("/nextCursor"))
                .expect(200);

        assertThat(firstTerms(first)).containsExactly("one4", "one3");
        assertThat(firstTerms(second)).containsExactly("one2", "one1");
        assertThat(firstTerms(third)).containsExactly("one0");
        assertThat(third.at("/nextCursor").isNull()).isTrue();
        shop.admin().get(PATH + "?cursor=nonsense").expectProblem(400, "INVALID_CURSOR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | /terms | REQUIRED",
                "{\"terms\":[\"a\",\"b\"],\"from\":[\"c\"]} | /terms | ONE_FORM_ONLY",
                "{\"terms\":[\"a\",\"b\"],\"from\":[\"c\"],\"to\":[\"d\"]} | /terms | ONE_FORM_ONLY",
                "{\"from\":[\"a\"]} | /to | REQUIRED",
                "{\"to\":[\"a\"]} | /from | REQUIRED",
                "{\"from\":[],\"to\":[\"a\"]} | /from | SIZE",
                "{\"terms\":[]} | /terms | SIZE",
                "{\"terms\":[\"alone\"]} | /terms | SIZE",
                "{\"terms\":[\"a\",\" \"]} | /terms/1 | REQUIRED",
                "{\"terms\":[\"a\",\"\"]} | /terms/1 | SIZE",
                "{\"terms\":[\"a\",null]} | /terms/1 | NOT_NULL",
                "{\"terms\":[\"a\",\"---\"]} | /terms/1 | REQUIRED",
                "{\"terms\":[\"a\",\"b\\nc\"]} | /terms/1 | SINGLE_LINE",
                "{\"terms\":[\"a\",\"one two three four five six\"]} | /terms/1 | TOO_LONG",
                "{\"terms\":[\"sofa\",\"couch\",\"SOFA\"]} | /terms/2 | REPEATED",
                "{\"terms\":[\"cafe\",\"Cafe\\u0301\"]} | /terms/1 | REPEATED",
                "{\"terms\":[\"Grosse\",\"große\"]} | /terms/1 | REPEATED",
                "{\"from\":[\"tv\"],\"to\":[\"television\",\"TV\"]} | /to/1 | REPEATED"
            })
    void whatCannotBeMeantIsRefusedWhereItStands(String body, String pointer, String code, Shop shop) {
        Answer refused = shop.admin().post(PATH, body).expectProblem(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        assertThat(kept(shop)).isEmpty();
    }

    @Test
    void aSetHasAtMostTwentyTermsOfAHundredCharacters(Shop shop) {
        add(shop, body("terms", 20));
        shop.admin().post(PATH, body("terms", 21)).expectProblem(422, "VALIDATION_FAILED");
        String both = "{\"from\":%s,\"to\":%s}";
        add(shop, both.formatted(terms(0, 15), terms(15, 20)));
        shop.admin().post(PATH, both.formatted(terms(0, 15), terms(15, 21))).expectProblem(422, "VALIDATION_FAILED");
        add(shop, "{\"terms\":[\"a\",\"%s\"]}".formatted("x".repeat(100)));
        shop.admin()
                .post(PATH, "{\"terms\":[\"a\",\"%s\"]}".formatted("x".repeat(101)))
                .expectProblem(422, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a' or '1'='1",
                "{a,b}",
                "\"a\" \\ b",
                "ノートパソコン",
                "на диван",
                "5.1 & 7.1 sound",
                "c++",
                "👗 dress",
                "\u202eabc"
            })
    void aTermIsAnyText(String term, Shop shop) {
        String json = JsonNodeFactory.instance.stringNode(term).toString();

        Answer added = add(shop, "{\"terms\":[%s,\"plain\"]}".formatted(json));

        assertThat(added.text("/terms/0")).isEqualTo(term);
        assertThat(kept(shop)).containsExactly(new SynonymSet.Alike(List.of(term, "plain")));
    }

    @Test
    void oneKeyMakesOneSet(Shop shop) {
        Client admin = shop.admin().withNewKey();

        Answer first = admin.post(PATH, "{\"terms\":[\"sofa\",\"couch\"]}").expect(201);
        Answer again = admin.post(PATH, "{\"terms\":[\"sofa\",\"couch\"]}").expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(kept(shop)).hasSize(1);
    }

    @Test
    void aShopHasAtMostSoManySets(Shop shop) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        sql.sql("""
                        insert into search.synonym (id, terms)
                        select gen_random_uuid(), array['a' || i, 'b' || i] from generate_series(1, 4999) i
                        """).update();

        List<Integer> statuses = AtOnce.run(4, i -> shop.admin()
                .post(PATH, "{\"terms\":[\"sofa%s\",\"couch\"]}".formatted(i))
                .status());

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        shop.admin().post(PATH, "{\"terms\":[\"sofa\",\"couch\"]}").expectProblem(409, "TOO_MANY_SYNONYMS");
        sql.sql("delete from search.synonym where terms[1] like 'a%'").update();
        add(shop, "{\"terms\":[\"sofa\",\"couch\"]}");
    }

    @Test
    void theTrailTellsWhoSaidSo(Shop shop) {
        Answer added = add(shop, "{\"from\":[\"tv\",\"telly\"],\"to\":[\"television\"]}");
        shop.admin().delete(added.header("Location")).expect(204);

        Answer events = shop.admin().get("/v1/admin/audit-events?limit=2").expect(200);
        assertThat(events.text("/items/0/type")).isEqualTo("synonymsRemoved");
        assertThat(events.text("/items/1/type")).isEqualTo("synonymsAdded");
        assertThat(events.text("/items/1/detail")).isEqualTo("tv, telly -> television");
    }

    @Test
    void theListIsTheSameObjectUntilItChanges(Shop shop) {
        Synonyms synonyms = shop.bean(Synonyms.class);
        SynonymList before = synonyms.current();
        Answer added = add(shop, "{\"terms\":[\"sofa\",\"couch\"]}");
        SynonymList after = synonyms.current();

        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(synonyms.current()).isSameAs(after);

        shop.admin().delete(added.header("Location")).expect(204);
        assertThat(synonyms.current()).isEqualTo(before);
    }

    @Test
    void theGeneralOnesHoldBesideThoseOfStaff(Shop shop) {
        assertThat(shop.bean(Synonyms.class).current().sets())
                .contains(new SynonymSet.Alike(List.of("laptop", "notebook")))
                .containsAll(GeneralSynonyms.read());
    }

    /** Those that staff keep. */
    private static List<SynonymSet> kept(Shop shop) {
        List<SynonymSet> sets = shop.bean(Synonyms.class).current().sets();
        return sets.subList(GeneralSynonyms.read().size(), sets.size());
    }

    private static Answer add(Shop shop, String body) {
        return shop.admin().post(PATH, body).expect(201);
    }

    private static Answer list(Shop shop) {
        return shop.admin().get(PATH + "?limit=100").expect(200);
    }

    private static List<String> firstTerms(Answer list) {
        return list.at("/items")
                .valueStream()
                .map(item -> item.at("/terms/0").asString())
                .toList();
    }

    private static String body(String form, int count) {
        return "{\"%s\":%s}".formatted(form, terms(0, count));
    }

    private static String terms(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "\"term" + i + "\"")
                .toList()
                .toString();
    }
}
