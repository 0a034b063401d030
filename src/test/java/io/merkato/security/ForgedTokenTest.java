package io.merkato.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.merkato.sessions.TokenForge;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens that somebody made up, from a good one of a live session and from what is public. */
@ShopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokenTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Good, of a session that lives. */
    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private String token;

    @BeforeAll
    void signIn(Shop shop) {
        token = shop.signIn(shop.registered(), Shop.PASSWORD).text("/accessToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256", "RS256", "ES384", "EdDSA", "", "ES256 "})
    void onlyOneAlgorithmIsTrusted(String algorithm, Shop shop) {
        String[] parts = parts(token);
        String header = encoded(
                "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + TokenForge.keyId(shop) + "\"}");

        refused(shop, header + "." + parts[1] + ".");
        refused(shop, header + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void thePublicKeyInPemIsNoSecretToSignWith(Shop shop)
            throws GeneralSecurityException, ParseException, JOSEException {
        byte[] der = publicKey(shop).toECPublicKey().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        String unsigned = encoded("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + TokenForge.keyId(shop) + "\"}")
                + "." + parts(token)[1];

        for (byte[] secret : List.of(der, pem.getBytes(UTF_8), (pem + "\n").getBytes(UTF_8))) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refused(shop, unsigned + "." + BASE64.encodeToString(mac.doFinal(unsigned.getBytes(UTF_8))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../dev/null",
                "/etc/passwd",
                "' OR 1=1 --",
                "x' union select 'a' --",
                "unknown",
                "",
                "http://127.0.0.1/key",
                "${jndi:ldap://127.0.0.1/x}"
            })
    void aKeyThatTheShopDoesNotHaveIsLookedForNowhere(String keyId, Shop shop) {
        String claims = decoded(parts(token)[1]);

        refused(shop, TokenForge.sign(shop, header(keyId), claims));
    }

    @Test
    void aKeyIdOfTenThousandCharactersIsRefused(Shop shop) {
        String claims = decoded(parts(token)[1]);

        refused(shop, TokenForge.sign(shop, header("k".repeat(10_000)), claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid\":1", "\"kid\":[\"a\"]", "\"kid\":{}", "\"crit\":[\"x\"],\"x\":1"})
    void aHeaderOfAnotherShapeIsRefused(String member, Shop shop) {
        String claims = decoded(parts(token)[1]);

        refused(shop, TokenForge.sign(shop, "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"," + member + "}", claims));
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNeitherTrustedNorFetched(Shop shop) throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        String claims = parts(token)[1];
        try (Canary canary = new Canary()) {
            for (String keyId : List.of("mine", TokenForge.keyId(shop))) {
                for (String member : List.of(
                        "\"jwk\":" + own.toPublicJWK().toJSONString(),
                        "\"jku\":\"" + canary.url() + "\"",
                        "\"x5u\":\"" + canary.url() + "\"",
                        "\"iss\":\"" + canary.url() + "\"")) {
                    String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"," + member + "}";
                    String unsigned = encoded(header) + "." + claims;
                    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                    signature.initSign(own.toECPrivateKey());
                    signature.update(unsigned.getBytes(UTF_8));
                    refused(shop, unsigned + "." + BASE64.encodeToString(signature.sign()));
                }
            }
            assertThat(canary.visits()).isZero();
        }
    }

    @Test
    void anIssuerElsewhereIsNotAskedForItsKeys(Shop shop) {
        try (Canary canary = new Canary()) {
            refused(shop, withClaim(shop, "iss", "\"" + canary.url() + "\""));
            assertThat(canary.visits()).isZero();
        }
    }

    @Test
    void aTokenIsOverHalfAMinuteAfterItsTime(Shop shop) {
        accepted(shop, withClaim(shop, "exp", String.valueOf(now() + 60)));
        refused(shop, withClaim(shop, "exp", String.valueOf(now() - 31)));
        refused(shop, withClaim(shop, "nbf", String.valueOf(now() + 60)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"9999999999\"",
                "1e99",
                "1e400",
                "9223372036854775807",
                "-1",
                "null",
                "[]",
                "{}",
                "true",
                "\"\""
            })
    void anExpiryThatIsNoTimeIsNone(String expiry, Shop shop) {
        refused(shop, withClaim(shop, "exp", expiry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nobody\"", "null", "1", "[]", "\"\"", "\"' or 1=1 --\""})
    void aSubjectOrASessionThatIsNoIdIsNobody(String id, Shop shop) {
        refused(shop, withClaim(shop, "sub", id));
        refused(shop, withClaim(shop, "sid", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"\"", "[\"elsewhere\"]", "{\"merkato\":1}"})
    void anAudienceThatIsNotTheShopIsRefused(String audience, Shop shop) {
        refused(shop, withClaim(shop, "aud", audience));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"claims\"", "1", "null", "", "{", "{}"})
    void aTokenWithoutClaimsIsRefused(String claims, Shop shop) {
        refused(shop, TokenForge.sign(shop, header(TokenForge.keyId(shop)), claims));
    }

    @Test
    void theIdOfASessionOpensNothing(Shop shop) {
        String session = JSON.readTree(decoded(parts(token)[1])).get("sid").asString();

        refused(shop, session);
    }

    @Test
    void aSignatureAtTheEdgesOfTheCurveIsRefused(Shop shop) throws ParseException {
        String[] parts = parts(token);
        byte[] order = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
        byte[] edge = new byte[64];
        System.arraycopy(order, order.length - 32, edge, 0, 32);
        System.arraycopy(order, order.length - 32, edge, 32, 32);

        for (byte[] signature : List.of(new byte[64], edge, new byte[0], new byte[32], new byte[63], new byte[65])) {
            refused(shop, parts[0] + "." + parts[1] + "." + BASE64.encodeToString(signature));
        }
    }

    @Test
    void theTextFormOfASignatureWithSeveralSignersIsRefused(Shop shop) {
        String[] parts = parts(token);
        String signature = "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";

        refused(shop, "{\"payload\":\"" + parts[1] + "\",\"signatures\":[" + signature + "," + signature + "]}");
        refused(shop, token + "." + parts[2]);
        refused(shop, token + "." + parts[1] + "." + parts[2]);
        refused(shop, token + ".");
        refused(shop, "." + token);
    }

    @Test
    void aTokenHasOneSpelling(Shop shop) {
        String[] parts = parts(token);
        accepted(shop, token);

        refused(shop, token + "=");
        refused(shop, token + "==");
        refused(shop, parts[0] + "=." + parts[1] + "." + parts[2]);
        refused(shop, parts[0] + "." + parts[1] + "==." + parts[2]);
        refused(shop, parts[0] + "." + parts[1] + "." + spareBitsSet(parts[2]));
        refused(shop, token + "+");
        refused(shop, token.replace('-', '+').replace('_', '/') + "/");
        refused(shop, token.substring(0, token.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "%20", "%0A", "\\n"})
    void aTokenHasNoBlanks(String blank, Shop shop) {
        String[] parts = parts(token);

        refused(shop, parts[0] + blank + "." + parts[1] + "." + parts[2]);
        refused(shop, token.substring(0, token.length() - 5) + blank + token.substring(token.length() - 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "Token abc", "abc"})
    void anotherSchemeSignsNobodyIn(String authorization, Shop shop) {
        assertThat(shop.anonymous()
                        .with("Authorization", authorization)
                        .get("/v1/me")
                        .expect(401)
                        .text("/code"))
                .isIn("UNAUTHENTICATED", "INVALID_TOKEN");
    }

    /** The same bytes in Base64, with the bits that stand for nothing set: 64 bytes leave four of them. */
    private static String spareBitsSet(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        String other = signature.substring(0, signature.length() - 1) + alphabet.charAt(last + 1);
        assertThat(Base64.getUrlDecoder().decode(other))
                .isEqualTo(Base64.getUrlDecoder().decode(signature));
        return other;
    }

    private static void refused(Shop shop, String token) {
        shop.anonymous().bearing(token).get("/v1/me").expectProblem(401, "INVALID_TOKEN");
    }

    private static void accepted(Shop shop, String token) {
        shop.anonymous().bearing(token).get("/v1/me").expect(200);
    }

    /** A good token but for one claim, signed by the shop itself. */
    private String withClaim(Shop shop, String name, String json) {
        ObjectNode claims = (ObjectNode) JSON.readTree(decoded(parts(token)[1]));
        claims.put(name, "@@");
        return TokenForge.sign(
                shop, header(TokenForge.keyId(shop)), claims.toString().replace("\"@@\"", json));
    }

    private static String header(String keyId) {
        return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"}";
    }

    private static ECKey publicKey(Shop shop) throws ParseException {
        return JWKSet.parse(shop.anonymous().get("/.well-known/jwks.json").body())
                .getKeyByKeyId(TokenForge.keyId(shop))
                .toECKey();
    }

    private static String[] parts(String token) {
        return token.split("\\.", -1);
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
