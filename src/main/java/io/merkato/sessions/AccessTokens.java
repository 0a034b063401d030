package io.merkato.sessions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.merkato.kernel.Role;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.crypto.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Makes and verifies access tokens: JWTs of type at+jwt (RFC 9068), signed with ES256. A signature costs half a
 * millisecond to verify, so tokens that were found good are remembered until they expire.
 */
@Component
final class AccessTokens implements JwtDecoder {

    static final Duration TTL = Duration.ofMinutes(15);
    static final String SESSION_CLAIM = "sid";

    private static final String TYPE = "at+jwt";
    /** The same on every node, whatever its address. */
    private static final String ISSUER = "merkato";

    private static final String AUDIENCE = "merkato";
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final SigningKeys keys;
    private final JwtDecoder verifier;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<String, Jwt>creating((token, jwt) -> untilExpiry(jwt)))
            .build();

    AccessTokens(SigningKeys keys) {
        this.keys = keys;
        this.verifier = verifier(keys);
    }

    /**
     * Makes the access token that goes with a refresh token. It depends on what is given and on the key alone, so a
     * repeated answer carries the same one.
     */
    String issue(Grant grant, Collection<Role> roles) {
        SigningKey key = keys.current();
        Instant issuedAt = grant.at().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(grant.userId().toString())
                .claim(SESSION_CLAIM, grant.sessionId().toString())
                .jwtID(OpaqueToken.of(Sha256.of("beside " + grant.refreshToken().text()))
                        .text())
                .claim("roles", roles.stream().map(Role::text).toList())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(TTL)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYPE))
                .keyID(key.id())
                .build();
        byte[] unsigned = new SignedJWT(header, claims).getSigningInput();
        return new String(unsigned, US_ASCII) + "." + Base64URL.encode(key.sign(unsigned));
    }

    /** Verifies signature, type, issuer, audience and time of a token. Whether its session lives is asked elsewhere. */
    @Override
    public Jwt decode(String token) {
        Jwt jwt = Objects.requireNonNull(verified.get(token, this::verify));
        if (keys.publicKey((String) jwt.getHeaders().get("kid")) == null) {
            verified.invalidate(token);
            throw new BadJwtException("The key was revoked");
        }
        return jwt;
    }

    /** Verifies a token that is not known. A signature has one spelling: others would be other tokens to remember. */
    private Jwt verify(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        if (!Base64URL.encode(new Base64URL(signature).decode()).toString().equals(signature)) {
            throw new BadJwtException("The signature is not in canonical base64url");
        }
        return verifier.decode(token);
    }

    private static JwtDecoder verifier(SigningKeys keys) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        (selector, context) -> selector.select(verifying(keys, selector)))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE))))
                .build();
        JwtTimestampValidator time = new JwtTimestampValidator(LEEWAY);
        time.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(ISSUER),
                new JwtAudienceValidator(AUDIENCE),
                new JwtClaimValidator<@Nullable Object>(SESSION_CLAIM, AccessTokens::isId)));
        return decoder;
    }

    private static boolean isId(@Nullable Object claim) {
        try {
            return claim instanceof String text
                    && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static JWKSet verifying(SigningKeys keys, JWKSelector selector) {
        JWK key = keys.publicKey(
                selector.getMatcher().getKeyIDs().stream().findFirst().orElse(null));
        return key == null ? new JWKSet() : new JWKSet(key);
    }

    private static Duration untilExpiry(Jwt jwt) {
        Duration left = Duration.between(Instant.now(), Objects.requireNonNull(jwt.getExpiresAt()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
