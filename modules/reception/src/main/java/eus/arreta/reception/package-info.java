/**
 * What every channel says by itself, whatever the channel: the greeting in Basque and Spanish with the choice of a language and the
 * information on data protection, the menu of topics, the acknowledgement of a new case, answers to commands, and the question how
 * satisfied the citizen is. It speaks by texts and choices only, for accounts where an administrator has turned it on.
 */
package eus.arreta.reception;
