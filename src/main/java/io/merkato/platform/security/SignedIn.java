package io.merkato.platform.security;

import io.merkato.kernel.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Spring Security keeps of a caller whose access token was found good. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Made once: each request needs them. */
    private static final Map<Role, GrantedAuthority> AUTHORITIES = Arrays.stream(Role.values())
            .collect(Collectors.toUnmodifiableMap(
                    role -> role, role -> new SimpleGrantedAuthority("ROLE_" + role.name())));

    private final transient Caller caller;

    public SignedIn(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return String.valueOf(caller.userId());
    }

    @Override
    @SuppressWarnings("EqualsHashCode") // two authentications are the same when their caller is
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }

    private static Collection<? extends GrantedAuthority> authorities(Caller caller) {
        List<GrantedAuthority> authorities = new ArrayList<>(caller.roles().size());
        for (Role role : caller.roles()) {
            authorities.add(AUTHORITIES.get(role));
        }
        return authorities;
    }
}
