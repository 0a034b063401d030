/** What goes wrong with answers, said in sentences by tests. */
@NullMarked
package io.merkato.testing.stripe.faults;

import org.jspecify.annotations.NullMarked;
