package io.merkato.testing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Has the shop hash passwords as it always does, and remembers which password each hash was made of: a third of what a run of
 * all tests computed was to find out again that the right password is right. Any other password is checked.
 */
final class RememberedHashes implements BeanPostProcessor {

    private static final Map<String, String> PASSWORDS = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder encoder ? new Remembering(encoder) : bean;
    }

    private record Remembering(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            String hash = Objects.requireNonNull(encoder.encode(password));
            PASSWORDS.put(hash, String.valueOf(password));
            return hash;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return hash != null && String.valueOf(password).equals(PASSWORDS.get(hash))
                    || encoder.matches(password, hash);
        }
    }
}
