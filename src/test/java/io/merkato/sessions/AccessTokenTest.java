package io.merkato.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the shop takes for an access token, and what not. Forgeries begin with a good token of a live session. */
@ShopTest
class AccessTokenTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Test
    void aTokenIsSignedWithAKeyThatAnyoneCanLookUp(Shop shop) throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(token(shop));
        Answer keys = shop.anonymous().get("/.well-known/jwks.json").expect(200);
        ECKey key = JWKSet.parse(keys.body())
                .getKeyByKeyId(token.getHeader().getKeyID())
                .toECKey();

        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(key.isPrivate()).isFalse();
        assertThat(keys.at("/keys")).allSatisfy(served -> {
            assertThat(served.propertyNames()).contains("kty", "crv", "x", "y", "kid", "alg", "use");
            assertThat(served.has("d")).isFalse();
        });
        assertThat(keys.header("cache-control")).contains("public");
    }

    @Test
    void aTokenLivesForAtMostAQuarterOfAnHour(Shop shop) {
        ObjectNode claims = claims(token(shop).split("\\.", -1)[1]);

        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(1L, 900L);
        assertThat(claims.propertyNames()).doesNotContain("email", "password", "name", "given_name", "family_name");
    }

    @Test
    void aTokenThatIsSignedAnewWithTheSameClaimsIsGood(Shop shop) {
        refusedUnless(true, shop, signed(shop, token(shop), claims -> claims));
    }

    @Test
    void aTokenWithoutASignatureIsRefused(Shop shop) {
        String[] parts = token(shop).split("\\.", -1);
        for (String alg : List.of("none", "None", "NONE")) {
            String header = base64("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\"}");
            refusedUnless(false, shop, header + "." + parts[1] + ".");
            refusedUnless(false, shop, header + "." + parts[1] + "." + parts[2]);
        }
        refusedUnless(false, shop, parts[0] + "." + parts[1] + ".");
        refusedUnless(false, shop, parts[0] + "." + parts[1]);
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith(Shop shop) throws GeneralSecurityException, ParseException, JOSEException {
        String[] parts = token(shop).split("\\.", -1);
        String kid = shop.bean(SigningKeys.class).current().id();
        String jwks = shop.anonymous().get("/.well-known/jwks.json").body();
        ECKey key = JWKSet.parse(jwks).getKeyByKeyId(kid).toECKey();
        String header = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}");
        String unsigned = header + "." + parts[1];

        for (byte[] secret :
                List.of(key.toECPublicKey().getEncoded(), key.getX().decode(), jwks.getBytes(UTF_8), new byte[] {0})) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refusedUnless(false, shop, unsigned + "." + BASE64.encodeToString(mac.doFinal(unsigned.getBytes(UTF_8))));
        }
    }

    @Test
    void aChangedPayloadIsRefused(Shop shop) {
        String[] parts = token(shop).split("\\.", -1);
        ObjectNode claims = claims(parts[1]);
        claims.putArray("roles").add("admin");

        refusedUnless(false, shop, parts[0] + "." + base64(claims.toString()) + "." + parts[2]);
    }

    @Test
    void theRolesInATokenGiveNothingThatTheAccountHasNot(Shop shop) {
        String forged = signed(shop, token(shop), claims -> {
            claims.putArray("roles").add("admin");
            return claims;
        });

        shop.anonymous().bearing(forged).get("/v1/admin/products").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void aSignatureOfZeroesIsRefused(Shop shop) {
        String[] parts = token(shop).split("\\.", -1);

        refusedUnless(false, shop, parts[0] + "." + parts[1] + "." + BASE64.encodeToString(new byte[64]));
    }

    @Test
    void aKeyOfSomebodyElseIsRefusedUnderAnyName(Shop shop) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair own = generator.generateKeyPair();
        String payload = token(shop).split("\\.", -1)[1];

        for (String kid : List.of(shop.bean(SigningKeys.class).current().id(), "mine", "", "../../etc/passwd")) {
            Map<String, String> header = new LinkedHashMap<>();
            header.put("alg", "ES256");
            header.put("typ", "at+jwt");
            header.put("kid", kid);
            String unsigned = base64(JSON.writeValueAsString(header)) + "." + payload;
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(own.getPrivate());
            signature.update(unsigned.getBytes(UTF_8));
            refusedUnless(false, shop, unsigned + "." + BASE64.encodeToString(signature.sign()));
        }
    }

    @Test
    void anExpiredTokenIsRefused(Shop shop) {
        refusedUnless(false, shop, changed(shop, claims -> claims.put("exp", now() - 60)));
        refusedUnless(false, shop, changed(shop, claims -> claims.without("exp")));
    }

    @Test
    void aTokenOfTheFutureIsRefused(Shop shop) {
        refusedUnless(false, shop, changed(shop, claims -> claims.put("nbf", now() + 3600)));
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherAudienceIsRefused(Shop shop) {
        refusedUnless(false, shop, changed(shop, claims -> claims.put("iss", "https://elsewhere.example")));
        refusedUnless(false, shop, changed(shop, claims -> claims.put("aud", "elsewhere")));
        refusedUnless(false, shop, changed(shop, claims -> claims.without("aud")));
        refusedUnless(false, shop, changed(shop, claims -> claims.without("iss")));
    }

    @Test
    void aTokenOfAnotherTypeIsRefused(Shop shop) {
        String payload = token(shop).split("\\.", -1)[1];
        String kid = shop.bean(SigningKeys.class).current().id();

        refusedUnless(false, shop, sign(shop, "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}", payload));
        refusedUnless(false, shop, sign(shop, "{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}", payload));
    }

    @Test
    void aSessionIsGoodForItsOwnerAlone(Shop shop) {
        String other = shop.customer().get("/v1/me").text("/id");

        refusedUnless(false, shop, changed(shop, claims -> claims.put("sub", other)));
        refusedUnless(
                false,
                shop,
                changed(shop, claims -> claims.put("sid", UUID.randomUUID().toString())));
    }

    @Test
    void aRefreshTokenIsNoAccessToken(Shop shop) {
        String refreshToken = shop.signIn(shop.registered(), Shop.PASSWORD).text("/refreshToken");

        refusedUnless(false, shop, refreshToken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "e30.e30.e30", "null"})
    void whatIsNoTokenIsRefused(String token, Shop shop) {
        refusedUnless(false, shop, token);
    }

    @Test
    void aBadTokenIsRefusedAlsoWhereNoneIsNeeded(Shop shop) {
        shop.anonymous().bearing("a.b.c").get("/v1/products").expectProblem(401, "INVALID_TOKEN");
    }

    @Test
    void aTokenInTheQueryIsNoSignIn(Shop shop) {
        shop.anonymous().get("/v1/me?access_token=" + token(shop)).expect(401);
    }

    private static void refusedUnless(boolean good, Shop shop, String token) {
        Answer answer = shop.anonymous().bearing(token).get("/v1/me");
        if (good) {
            answer.expect(200);
        } else {
            answer.expectProblem(401, "INVALID_TOKEN");
            assertThat(answer.header("www-authenticate")).startsWith("Bearer");
        }
    }

    private static String token(Shop shop) {
        return shop.signIn(shop.registered(), Shop.PASSWORD).text("/accessToken");
    }

    private static String changed(Shop shop, UnaryOperator<ObjectNode> change) {
        return signed(shop, token(shop), change);
    }

    /** The token with other claims, signed by the shop itself. */
    private static String signed(Shop shop, String token, UnaryOperator<ObjectNode> change) {
        String[] parts = token.split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
        return sign(shop, header, base64(change.apply(claims(parts[1])).toString()));
    }

    private static String sign(Shop shop, String header, String payload) {
        String unsigned = base64(header) + "." + payload;
        byte[] signature = shop.bean(SigningKeys.class).current().sign(unsigned.getBytes(UTF_8));
        return unsigned + "." + BASE64.encodeToString(signature);
    }

    private static ObjectNode claims(String payload) {
        return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
