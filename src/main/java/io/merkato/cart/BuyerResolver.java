package io.merkato.cart;

import io.merkato.kernel.Buyer;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Gives the {@link Buyer} who sent a request to controllers of all modules that ask for one. */
@Component
class BuyerResolver extends RequestArgument<Buyer> {

    BuyerResolver() {
        super(Buyer.class);
    }

    @Override
    protected Buyer of(HttpServletRequest request) {
        String token = request.getHeader(CartToken.HEADER);
        return new Buyer(Caller.of(request).userId(), token == null ? null : CartToken.hash(token));
    }
}
