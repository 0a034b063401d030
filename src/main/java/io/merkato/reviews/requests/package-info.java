/**
 * Asks buyers for reviews of what they got: when, whom not, and of what. It writes no mail and makes no page; who does asks here
 * what is still to be asked, and whether somebody wants to be asked at all.
 */
@NamedInterface("requests")
@NullMarked
package io.merkato.reviews.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
