/**
 * Money that was promised and not taken yet: it is captured or given up, once, and in time. Which orders it is for, and how much of
 * it is due, is for others to know.
 */
@NamedInterface("promises")
@NullMarked
package io.merkato.payments.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
