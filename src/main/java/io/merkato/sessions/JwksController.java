package io.merkato.sessions;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.answers.Remembered;
import io.merkato.platform.answers.Shown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
@OpenTo(Audience.EVERYBODY)
class JwksController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(
            summary = "Read the keys that access tokens are signed with",
            description = "A JWK Set (RFC 7517), for whoever checks access tokens without asking " + "the shop.")
    @Remembered
    ResponseEntity<KeySet> get(Shown shown) {
        shown.of(SigningKeys.TOPIC, SigningKeys.ALL);
        KeySet keySet = new KeySet(keys.publicKeys().getKeys().stream()
                .map(key -> PublicKey.of(key.toECKey()))
                .toList());
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).body(keySet);
    }

    /** A JWK Set (RFC 7517). */
    @Schema(name = "JsonWebKeySet")
    record KeySet(List<PublicKey> keys) {}

    /** An elliptic-curve key (RFC 7518, 6.2.1). */
    @Schema(name = "JsonWebKey")
    record PublicKey(
            @Schema(allowableValues = "EC") String kty,
            @Schema(allowableValues = "P-256") String crv,
            String x,
            String y,
            String kid,
            @Schema(allowableValues = "sig") String use,
            @Schema(allowableValues = "ES256") String alg) {

        static PublicKey of(ECKey key) {
            return new PublicKey(
                    key.getKeyType().getValue(),
                    key.getCurve().getName(),
                    key.getX().toString(),
                    key.getY().toString(),
                    key.getKeyID(),
                    KeyUse.SIGNATURE.identifier(),
                    JWSAlgorithm.ES256.getName());
        }
    }
}
