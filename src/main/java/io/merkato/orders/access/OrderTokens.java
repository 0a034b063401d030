package io.merkato.orders.access;

import io.merkato.kernel.OrderId;
import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.settings.Secrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tokens that show one order to whoever holds them, for 60 days. They say themselves which order and until when, and nobody
 * makes one without the shop's secret; so nothing is kept of them, and they are worth nothing once the order is nobody's.
 */
@Component
public final class OrderTokens {

    static final String HEADER = "Order-Token";
    private static final String PURPOSE = "orders token";
    private static final Duration LIFE = Duration.ofDays(60);
    private static final int PROOF_BYTES = 16;
    private static final int STATEMENT_BYTES = 2 * Long.BYTES + Integer.BYTES;
    /** As many characters as the bytes fill without a bit to spare, so that no token can be written in two ways. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{48}");

    private final List<Derivation> proofs;

    OrderTokens(Secrets secrets) {
        // While the secret is being changed, what was made with the one before is good.
        this.proofs = Stream.of(secrets.derive(PURPOSE), secrets.derivePrevious(PURPOSE))
                .filter(Objects::nonNull)
                .map(Derivation::new)
                .toList();
    }

    /** A new token of an order. */
    public OpaqueToken of(OrderId order) {
        return of(order, Instant.now().plus(LIFE));
    }

    OpaqueToken of(OrderId order, Instant expiresAt) {
        byte[] statement = ByteBuffer.allocate(STATEMENT_BYTES)
                .putLong(order.value().getMostSignificantBits())
                .putLong(order.value().getLeastSignificantBits())
                .putInt(Math.toIntExact(expiresAt.getEpochSecond()))
                .array();
        return OpaqueToken.of(ByteBuffer.allocate(STATEMENT_BYTES + PROOF_BYTES)
                .put(statement)
                .put(proof(proofs.getFirst(), statement))
                .array());
    }

    /** What a token grants; nothing when the shop did not make it or its time is over. */
    public Optional<OrderGrant> read(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        byte[] statement = Arrays.copyOf(bytes, STATEMENT_BYTES);
        byte[] proof = Arrays.copyOfRange(bytes, STATEMENT_BYTES, bytes.length);
        if (proofs.stream().noneMatch(known -> MessageDigest.isEqual(proof(known, statement), proof))) {
            return Optional.empty();
        }
        ByteBuffer said = ByteBuffer.wrap(statement);
        OrderId order = new OrderId(new UUID(said.getLong(), said.getLong()));
        return Optional.of(new OrderGrant(order, Instant.ofEpochSecond(said.getInt())))
                .filter(OrderGrant::isGood);
    }

    private static byte[] proof(Derivation derivation, byte[] statement) {
        return Arrays.copyOf(derivation.of(PURPOSE, statement), PROOF_BYTES);
    }
}
