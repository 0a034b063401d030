package io.merkato.passwords;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;

import io.merkato.platform.problem.Problem;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id. A hash takes 19 MiB and some 50 ms of a core, so few are made at once and few may
 * wait; the rest are refused with OVERLOADED. Callers hold no transaction meanwhile.
 */
@Component
public final class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;

    /** How every hash of today begins. */
    private static final String FORM = "$argon2id$v=19$m=%s,t=%s,p=%s$".formatted(MEMORY_KIB, ITERATIONS, PARALLELISM);

    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final PasswordEncoder argon2;
    private final Semaphore admitted = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    /** Hashing is nothing but work: on the virtual threads of requests it would hold up all others. */
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("password-hashing-", 1).factory());

    private final String nobodysHash = nobodysHash();

    PasswordHashing(@Qualifier("argon2") PasswordEncoder argon2) {
        this.argon2 = argon2;
    }

    /** How all hashes are made and checked. For this class only, which lets two be made at once; tests observe it. */
    @Bean(defaultCandidate = false)
    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    }

    /** The hash to keep, with its salt and parameters in the PHC form. */
    public String hash(Password password) {
        return inTurn(() -> Objects.requireNonNull(argon2.encode(password.composed())));
    }

    /** Whether the password has this hash. Without a hash it is false, after the same work. */
    public boolean matches(Password password, @Nullable String hash) {
        return match(password, hash) != Match.NO;
    }

    /** How the password has this hash. Without a hash it has not, after the same work. */
    public Match match(Password password, @Nullable String hash) {
        if (matches(password.composed(), hash)) {
            return Match.YES;
        }
        boolean typedOtherwise = !password.composed().equals(password.typed());
        return typedOtherwise && matches(password.typed(), hash) ? Match.AS_TYPED : Match.NO;
    }

    private boolean matches(String password, @Nullable String hash) {
        boolean matches = inTurn(() -> argon2.matches(password, hash == null ? nobodysHash : hash));
        return matches && hash != null;
    }

    /** Whether a password has a hash. */
    public enum Match {
        NO,
        YES,
        /** The hash was made before passwords were composed: it is to be made anew. */
        AS_TYPED
    }

    /** Whether the hash was made in another way, or with other parameters, than hashes are now. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith(FORM);
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw overloaded();
        }
        try {
            if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw overloaded();
            }
            try {
                return threads.submit(work::get).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw overloaded();
        } finally {
            admitted.release();
        }
    }

    private static Problem overloaded() {
        return OVERLOADED
                .because("Too many people are signing in right now. Try again in a moment.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** A hash of no password that takes as long to check as any other. */
    static String nobodysHash() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return FORM + base64.encodeToString(new byte[SALT_BYTES]) + "$" + base64.encodeToString(new byte[HASH_BYTES]);
    }
}
