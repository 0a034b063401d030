package io.merkato.orders.access;

import io.merkato.kernel.Buyer;
import io.merkato.platform.crypto.Sha256;
import io.merkato.platform.idempotency.GuestToken;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the {@link OrderViewer} who sent a request to controllers that ask for one. */
@Component
class OrderViewerResolver extends RequestArgument<OrderViewer> {

    private final OrderTokens tokens;
    private final List<GuestToken> guests;

    OrderViewerResolver(OrderTokens tokens, List<GuestToken> guests) {
        super(OrderViewer.class);
        this.tokens = tokens;
        this.guests = guests;
    }

    @Override
    protected OrderViewer of(HttpServletRequest request) {
        String token = request.getHeader(OrderTokens.HEADER);
        return new OrderViewer(
                new Buyer(Caller.of(request).userId(), guest(request)),
                token == null ? null : tokens.read(token).orElse(null));
    }

    private byte @Nullable [] guest(HttpServletRequest request) {
        return guests.stream()
                .map(guest -> guest.sentWith(request))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Sha256::of)
                .orElse(null);
    }
}
