/**
 * What was searched for, how much was found and whether anybody looked at it: counts by day and text, without persons. It
 * refuses to know who searches and how anything is found; who searches tells it the words and how many answers there were.
 */
@NamedInterface("insights")
@NullMarked
package io.merkato.search.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
