package io.merkato.sessions;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.platform.crypto.SealedBox;
import io.merkato.platform.invalidation.InvalidatedCache;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.settings.Secrets;
import io.merkato.platform.settings.StartRefused;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign access tokens. The first node to start makes one; all nodes share them through the database, where
 * the private values are encrypted. A retired key goes on verifying until what it signed has expired.
 */
@Component
final class SigningKeys {

    static final String TOPIC = "signing-keys";
    static final String ALL = "all";
    private static final String PURPOSE = "accounts signing-key";
    private static final long BETWEEN_SEARCHES_NANOS = Duration.ofSeconds(1).toNanos();

    private final SigningKeyStore store;
    private final Invalidations invalidations;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final SealedBox box;
    private final InvalidatedCache<Keys> known;
    private final AtomicLong searchedAt = new AtomicLong(System.nanoTime() - BETWEEN_SEARCHES_NANOS);

    SigningKeys(
            SigningKeyStore store,
            Secrets secrets,
            Invalidations invalidations,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.invalidations = invalidations;
        this.audit = audit;
        this.transaction = transaction;
        this.box = new SealedBox(secrets.derive(PURPOSE));
        this.known = new InvalidatedCache<>(invalidations, TOPIC, 1);
        requireCurrent(secrets);
    }

    /**
     * The key that signs now. OVERLOADED when this node can open none: its secret was changed elsewhere and the keys it knew
     * were revoked, so it goes on verifying until it is started with the new secret.
     */
    SigningKey current() {
        SigningKey signing = keys().signing();
        if (signing == null) {
            throw OVERLOADED.because("This node is about to be restarted.").retryAfter(Duration.ofSeconds(2));
        }
        return signing;
    }

    /** The keys to verify with, without their private values. */
    JWKSet publicKeys() {
        return keys().publicKeys();
    }

    /**
     * The key of this name to verify with, or null. A name that is not known is looked for in the database, but not more
     * than once a second: it may be a key that another node has just made, or anybody's invention.
     */
    @Nullable JWK publicKey(@Nullable String id) {
        if (id == null) {
            return null;
        }
        JWK key = publicKeys().getKeyByKeyId(id);
        if (key == null && maySearch()) {
            known.forget(ALL);
            return publicKeys().getKeyByKeyId(id);
        }
        return key;
    }

    /** Makes a new current key in the caller's transaction, unless there is one. */
    void makeCurrent() {
        ECKey key = SigningKey.newPair();
        byte[] sealed = box.seal(key.getD().decode(), key.getKeyID().getBytes(UTF_8));
        store.insertCurrent(key.getKeyID(), key.toPublicJWK().toJSONString(), sealed);
    }

    private Keys keys() {
        return Objects.requireNonNull(known.get(ALL, all -> load()));
    }

    private boolean maySearch() {
        long last = searchedAt.get();
        long now = System.nanoTime();
        return now - last > BETWEEN_SEARCHES_NANOS && searchedAt.compareAndSet(last, now);
    }

    private Keys load() {
        List<SigningKeyStore.Row> rows = store.findAll();
        // While nodes are started with a new secret, some cannot open the newest key and go on with the one before.
        SigningKey signing = rows.stream()
                .flatMap(row -> opened(box, row).stream())
                .findFirst()
                .orElse(null);
        return new Keys(new JWKSet(rows.stream().map(SigningKeys::publicKey).toList()), signing);
    }

    /** Sees to it that there is a key that this node can sign with, or refuses the start. */
    private void requireCurrent(Secrets secrets) {
        List<SigningKeyStore.Row> rows = store.findAll();
        if (rows.isEmpty() || rows.getFirst().retiredAt() != null) {
            makeCurrent();
            rows = store.findAll();
        }
        SigningKeyStore.Row current = rows.getFirst();
        if (opened(box, current).isPresent()) {
            return;
        }
        byte[] previous = secrets.derivePrevious(PURPOSE);
        if (!secrets.previousIsLost()
                && (previous == null || opened(new SealedBox(previous), current).isEmpty())) {
            throw new StartRefused(
                    "The database was written with another secret than the one in " + secrets.origin() + ".",
                    "Start with the secret that the shop has had, or that its other nodes have by now. To change it, set"
                            + " MERKATO_SECRET_PREVIOUS to the old one, or to 'lost' if nobody has it any more.");
        }
        transaction.executeWithoutResult(status -> {
            if (store.retireCurrent(current.id())) {
                makeCurrent();
                invalidations.invalidate(TOPIC, ALL);
                audit.record(SecurityEvent.SIGNING_KEY_ROTATED, null, null, null, "The secret was changed.");
            }
        });
    }

    private static Optional<SigningKey> opened(SealedBox box, SigningKeyStore.Row row) {
        try {
            return Optional.of(
                    new SigningKey(row.id(), box.open(row.privateKey(), row.id().getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static JWK publicKey(SigningKeyStore.Row row) {
        try {
            return ECKey.parse(row.publicKey()).toPublicJWK();
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + row.id() + " cannot be read", e);
        }
    }

    private record Keys(JWKSet publicKeys, @Nullable SigningKey signing) {}
}
