package io.merkato.storefront;

import java.math.BigDecimal;

/** What reviews say on average, 0 when there are none. */
record Rating(BigDecimal average, int count) {}
