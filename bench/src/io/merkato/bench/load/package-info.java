/** What benchmarks put load on a shop with, and measure it by: clients, the time of its processes, and another server beside it. */
@NullMarked
package io.merkato.bench.load;

import org.jspecify.annotations.NullMarked;
